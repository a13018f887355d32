/**
 * What goes wrong, said so that a person or a program can act on it: exceptions that any floor may throw, and the one
 * place that turns every failure into an answer, an HTML page or RFC 9457 JSON, chosen by path.
 */
package network.vanguard.problem;
