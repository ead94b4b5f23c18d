/**
 * The groups that supervise a mine on site (驻矿监管组) and their tasks: who is a member from when to
 * when, what a group lacks, its quarterly reports, its public board, and what it was given to do.
 */
package org.minewatch.web.resident;
