package dev.visage.worker.mutation;

import dev.visage.worker.mutation.Blocks.Block;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Damaged pictures. Each depends on nothing but the seed and its number, so any of them can be made again. */
final class Mutants {

    private static final int[] EXTREMES = {0, 1, 0x7f, 0x80, 0xfe, 0xff};

    private final List<Map.Entry<String, byte[]>> sound;
    private final long seed;

    Mutants(Map<String, byte[]> sound, long seed) {
        this.sound = List.copyOf(sound.entrySet());
        this.seed = seed;
    }

    /**
     * One of them.
     *
     * @param origin the name of the picture that it was
     */
    record Mutant(String origin, byte[] bytes) {}

    Mutant mutant(int number) {
        Random random = new Random(seed * 1_000_003 + number);
        Map.Entry<String, byte[]> origin = sound.get(number % sound.size());
        byte[] bytes = origin.getValue().clone();
        bytes = switch (random.nextInt(12)) {
            case 0 -> withBlocksMoved(bytes, random);
            case 1 -> withLengthsChanged(bytes, random);
            default -> bytes;
        };
        for (int changes = random.nextInt(4); changes > 0 && bytes.length > 0; changes--) {
            bytes = damaged(bytes, random);
        }
        if (random.nextBoolean()) {
            Blocks.repair(bytes);
        }
        return new Mutant(origin.getKey(), bytes);
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 4 -> bytes[at] = (byte) EXTREMES[random.nextInt(EXTREMES.length)];
            case 5, 6 -> bytes[at] = (byte) random.nextInt(256);
            // headers are short, and what they say matters more
            case 7, 8, 9 -> bytes[at % Math.min(64, bytes.length)] = (byte) random.nextInt(256);
            case 10 -> {
                return Arrays.copyOf(bytes, at);
            }
            default -> {
                return without(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(40)));
            }
        }
        return bytes;
    }

    private static byte[] without(byte[] bytes, int from, int to) {
        byte[] rest = Arrays.copyOf(bytes, bytes.length - (to - from));
        System.arraycopy(bytes, to, rest, from, bytes.length - to);
        return rest;
    }

    /** Swaps, repeats or drops blocks of the sound file. */
    private static byte[] withBlocksMoved(byte[] bytes, Random random) {
        Blocks blocks = Blocks.of(bytes);
        List<Block> order = new ArrayList<>(blocks.blocks());
        for (int moves = 1 + random.nextInt(3); moves > 0 && !order.isEmpty(); moves--) {
            int one = random.nextInt(order.size());
            int other = random.nextInt(order.size());
            switch (random.nextInt(3)) {
                case 0 -> Collections.swap(order, one, other);
                case 1 -> order.add(other, order.get(one));
                default -> order.remove(one);
            }
        }
        ByteArrayOutputStream moved = new ByteArrayOutputStream();
        moved.writeBytes(blocks.head());
        order.forEach(block -> moved.write(bytes, block.start(), block.end() - block.start()));
        return moved.toByteArray();
    }

    private static byte[] withLengthsChanged(byte[] bytes, Random random) {
        List<Block> blocks = Blocks.of(bytes).blocks();
        for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
            Block block = blocks.get(random.nextInt(blocks.size()));
            int at = block.length() + random.nextInt(block.lengthBytes());
            if (at < bytes.length) {
                bytes[at] = random.nextBoolean()
                        ? (byte) EXTREMES[random.nextInt(EXTREMES.length)]
                        : (byte) (bytes[at] + random.nextInt(9) - 4);
            }
        }
        return bytes;
    }
}
