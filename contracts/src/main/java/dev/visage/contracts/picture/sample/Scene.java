package dev.visage.contracts.picture.sample;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/**
 * A landscape with grain, and a coloured patch in each corner. A patch reaches from the corner of the picture into the
 * corner of its centre square, so a crop shows all four too.
 */
final class Scene {

    /** How far a patch reaches into the centre square, as a part of its side. */
    private static final double PATCH = 0.2;

    private static final int GRAIN = 26;

    private Scene() {}

    static BufferedImage draw(int width, int height) {
        BufferedImage scene = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = scene.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        drawLandscape(graphics, width, height);
        addGrain(scene);
        drawPatches(graphics, width, height);
        graphics.dispose();
        return scene;
    }

    private static void drawLandscape(Graphics2D graphics, int width, int height) {
        graphics.setPaint(new GradientPaint(0, 0, new Color(0x3f78b8), 0, height * 0.7f, new Color(0xf2c9a0)));
        graphics.fillRect(0, 0, width, height);
        double sun = Math.min(width, height) * 0.18;
        graphics.setPaint(new Color(0xfff3c4));
        graphics.fill(new Ellipse2D.Double(width * 0.58, height * 0.22, sun, sun));
        for (int ridge = 0; ridge < 5; ridge++) {
            drawRidge(graphics, width, height, ridge);
        }
        graphics.setStroke(new BasicStroke(Math.max(1, width / 400f)));
        graphics.setPaint(new Color(0x2b3a20));
        for (int blade = 0; blade < 60; blade++) {
            double x = width * (blade + 0.5) / 60;
            graphics.drawLine((int) x, height, (int) (x + width * 0.01), (int) (height * (0.9 - 0.02 * (blade % 4))));
        }
    }

    private static void drawRidge(Graphics2D graphics, int width, int height, int ridge) {
        Path2D outline = new Path2D.Double();
        outline.moveTo(0, height);
        for (int step = 0; step <= 64; step++) {
            double x = step / 64.0;
            double wave = Math.sin(x * (7 + 3 * ridge) + ridge) + 0.4 * Math.sin(x * 31 + 2 * ridge);
            outline.lineTo(x * width, height * (0.5 + 0.1 * ridge - 0.045 * wave));
        }
        outline.lineTo(width, height);
        outline.closePath();
        float shade = 0.55f - 0.09f * ridge;
        graphics.setPaint(new Color(shade * 0.8f, shade, shade * (1 - 0.1f * ridge)));
        graphics.fill(outline);
    }

    /** The same grain on every run, so that a picture's bytes depend on its size alone. */
    private static void addGrain(BufferedImage scene) {
        Random random = new Random(scene.getWidth());
        int[] row = new int[scene.getWidth()];
        for (int y = 0; y < scene.getHeight(); y++) {
            scene.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int x = 0; x < row.length; x++) {
                int grain = random.nextInt(GRAIN) - GRAIN / 2;
                row[x] = lighten(row[x] >> 16, grain) << 16 | lighten(row[x] >> 8, grain) << 8 | lighten(row[x], grain);
            }
            scene.setRGB(0, y, row.length, 1, row, 0, row.length);
        }
    }

    private static int lighten(int channel, int by) {
        return Math.max(0, Math.min(255, (channel & 0xff) + by));
    }

    private static void drawPatches(Graphics2D graphics, int width, int height) {
        int side = Math.min(width, height);
        int across = (int) ((width - side) / 2 + side * PATCH);
        int down = (int) ((height - side) / 2 + side * PATCH);
        fill(graphics, SamplePictures.TOP_LEFT, 0, 0, across, down);
        fill(graphics, SamplePictures.TOP_RIGHT, width - across, 0, across, down);
        fill(graphics, SamplePictures.BOTTOM_LEFT, 0, height - down, across, down);
        fill(graphics, SamplePictures.BOTTOM_RIGHT, width - across, height - down, across, down);
    }

    private static void fill(Graphics2D graphics, int rgb, int x, int y, int width, int height) {
        graphics.setPaint(new Color(rgb));
        graphics.fillRect(x, y, width, height);
    }
}
