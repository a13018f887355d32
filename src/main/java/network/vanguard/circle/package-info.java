/** Floor 6: safe circles: a few people who write to each other for a time, what they let out together, and that it is deleted. */
package network.vanguard.circle;
