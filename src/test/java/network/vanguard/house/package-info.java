/** Tests that hold the house up: they read the code, the templates and the migrations. */
package network.vanguard.house;
