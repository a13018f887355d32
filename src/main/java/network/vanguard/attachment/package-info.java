/** Floor 4: pictures, files and videos on an entry: what is taken, how it is kept, and how it is handed out. */
package network.vanguard.attachment;
