package network.vanguard.attachment;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * A picture as plain numbers, a pixel each: 0xAARRGGBB.
 *
 * @param argb row by row from the top left
 */
record Pixels(int width, int height, int[] argb) {

    /** A picture from which rows are read one at a time. */
    private interface Rows {
        void read(int y, int[] into);
    }

    /** The picture with at most so many pixels on its longer side, each the mean of those that it stands for. */
    static Pixels of(BufferedImage image, int longest) {
        Raster raster = image.getRaster();
        ColorModel colours = image.getColorModel();
        int bands = raster.getNumBands();
        int[] samples = new int[image.getWidth() * bands];
        int shift = raster.getTransferType() == DataBuffer.TYPE_USHORT ? 8 : 0;
        return shrink(image.getWidth(), image.getHeight(), longest, (y, into) -> {
            raster.getPixels(0, y, image.getWidth(), 1, samples);
            for (int x = 0; x < into.length; x++) {
                int at = x * bands;
                if (colours instanceof IndexColorModel table) {
                    into[x] = table.getRGB(samples[at]);
                } else {
                    // one band or two are grey, and what is transparent stands in the last
                    int red = samples[at] >> shift;
                    int green = bands < 3 ? red : samples[at + 1] >> shift;
                    int blue = bands < 3 ? red : samples[at + 2] >> shift;
                    int alpha = bands % 2 == 0 ? samples[at + bands - 1] >> shift : 255;
                    into[x] = alpha << 24 | red << 16 | green << 8 | blue;
                }
            }
        });
    }

    /** The same, smaller; itself when it is small enough. */
    Pixels within(int longest) {
        return Math.max(width, height) <= longest
                ? this
                : shrink(width, height, longest, (y, into) -> System.arraycopy(argb, y * width, into, 0, width));
    }

    private static Pixels shrink(int fromWidth, int fromHeight, int longest, Rows rows) {
        double scale = Math.min(1, (double) longest / Math.max(fromWidth, fromHeight));
        int width = (int) Math.max(1, Math.round(fromWidth * scale));
        int height = (int) Math.max(1, Math.round(fromHeight * scale));
        int[] argb = new int[width * height];
        int[] row = new int[fromWidth];
        for (int y = 0; y < height; y++) {
            int first = (int) ((long) y * fromHeight / height);
            int last = (int) Math.max(first + 1, (y + 1L) * fromHeight / height);
            long[] sums = new long[width * 5];
            for (int from = first; from < last; from++) {
                rows.read(from, row);
                add(row, sums, width);
            }
            for (int x = 0; x < width; x++) {
                argb[y * width + x] = mean(sums, x * 5);
            }
        }
        return new Pixels(width, height, argb);
    }

    private static void add(int[] row, long[] sums, int width) {
        for (int x = 0; x < width; x++) {
            int first = (int) ((long) x * row.length / width);
            int last = (int) Math.max(first + 1, (x + 1L) * row.length / width);
            for (int from = first; from < last; from++) {
                int alpha = row[from] >>> 24;
                // a colour that cannot be seen does not count
                sums[x * 5] += alpha * (row[from] >> 16 & 255);
                sums[x * 5 + 1] += alpha * (row[from] >> 8 & 255);
                sums[x * 5 + 2] += alpha * (row[from] & 255);
                sums[x * 5 + 3] += alpha;
                sums[x * 5 + 4]++;
            }
        }
    }

    private static int mean(long[] sums, int at) {
        long alpha = sums[at + 3];
        if (alpha == 0) {
            return 0;
        }
        long half = alpha / 2;
        return (int) ((alpha + sums[at + 4] / 2) / sums[at + 4] << 24 | (sums[at] + half) / alpha << 16
                | (sums[at + 1] + half) / alpha << 8 | (sums[at + 2] + half) / alpha);
    }

    /** Turned as the camera was held, see {@link Orientation}. */
    Pixels upright(int orientation) {
        if (orientation == Orientation.UPRIGHT) {
            return this;
        }
        boolean lying = orientation > 4;
        int newWidth = lying ? height : width;
        int newHeight = lying ? width : height;
        int[] turned = new int[argb.length];
        for (int y = 0; y < newHeight; y++) {
            for (int x = 0; x < newWidth; x++) {
                int across = lying ? y : x;
                int down = lying ? x : y;
                boolean fromRight = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
                boolean fromBelow = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
                int sourceX = fromRight ? width - 1 - across : across;
                int sourceY = fromBelow ? height - 1 - down : down;
                turned[y * newWidth + x] = argb[sourceY * width + sourceX];
            }
        }
        return new Pixels(newWidth, newHeight, turned);
    }

    /** Whether nothing shines through. */
    boolean opaque() {
        for (int pixel : argb) {
            if (pixel >>> 24 != 255) {
                return false;
            }
        }
        return true;
    }

    /** As Java's own picture, without transparency where there is none. */
    BufferedImage image() {
        BufferedImage image = new BufferedImage(width, height,
                opaque() ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, width, height, argb, 0, width);
        return image;
    }
}
