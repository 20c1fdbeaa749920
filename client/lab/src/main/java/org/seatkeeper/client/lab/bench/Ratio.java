package org.seatkeeper.client.lab.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Ours against the limit, over several blocks: medians, and how sure the ratio is.
 *
 * @param value median of ours
 * @param limit median of the limit
 * @param ratio median of the ratios of each block
 * @param low lower end of the ratio's 95 % interval
 * @param high its upper end
 */
record Ratio(double value, double limit, double ratio, double low, double high) {
    private static final int RESAMPLES = 10_000;
    private static final long SEED = 20_030_424;
    private static final double TAIL = 0.025;

    /** One block: what ours and the limit cost in it, in the same unit. */
    record Block(double ours, double limit) {
        Block {
            if (!(ours >= 0) || !(limit > 0)) {
                throw new IllegalArgumentException("a block of " + ours + " against " + limit + " measured nothing");
            }
        }

        double ratio() {
            return ours / limit;
        }
    }

    /** Median, and its interval by drawing the blocks again with repetition; at least one block. */
    static Ratio of(List<Block> blocks) {
        double[] ratios = blocks.stream().mapToDouble(Block::ratio).toArray();
        var random = new Random(SEED);
        double[] medians = new double[RESAMPLES];
        for (int n = 0; n < RESAMPLES; n++) {
            medians[n] = median(random.ints(ratios.length, 0, ratios.length)
                    .mapToDouble(i -> ratios[i])
                    .toArray());
        }
        Arrays.sort(medians);
        return new Ratio(
                median(blocks.stream().mapToDouble(Block::ours).toArray()),
                median(blocks.stream().mapToDouble(Block::limit).toArray()),
                median(ratios),
                medians[(int) (RESAMPLES * TAIL)],
                medians[(int) (RESAMPLES * (1 - TAIL))]);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
