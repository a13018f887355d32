/** Floor 6: what people report, what the moderators decide, and appeals against it. */
package network.vanguard.moderation;
