package org.seatkeeper.client.console.kit;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/** Pictures as PNG files. Any thread, once the picture is drawn. */
public final class Png {
    private Png() {}

    /**
     * The bytes of a PNG file.
     *
     * @throws IOException where this Java cannot write PNG
     */
    public static byte[] of(WritableImage image) throws IOException {
        int wide = (int) image.getWidth();
        int high = (int) image.getHeight();
        int[] pixels = new int[wide * high];
        image.getPixelReader().getPixels(0, 0, wide, high, PixelFormat.getIntArgbInstance(), pixels, 0, wide);
        BufferedImage picture = new BufferedImage(wide, high, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, wide, high, pixels, 0, wide);
        var bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(picture, "png", bytes)) {
            throw new IOException("this Java cannot write PNG files");
        }
        return bytes.toByteArray();
    }
}
