/**
 * Who may do what, and what they did: accounts, sessions, roles, the mines of each, the audit log.
 */
package org.minewatch.web.account;
