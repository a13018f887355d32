/** Floor 4: tensions, which stay open: two poles, and where entries and comments stand between them. */
package network.vanguard.tension;
