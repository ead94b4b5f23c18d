/**
 * What the server says of its own addresses: an OpenAPI 3.1 document, written by hand beside this
 * package in one part a feature, put together when the server starts. {@code ApiAnswersTest} holds
 * it to the routes there are and to what they answer.
 */
package org.minewatch.web.api;
