package dev.visage.standalone.fault.proxy;

import java.time.Duration;

/**
 * How the object store is for the time being.
 *
 * @param latency added to each request
 * @param errors the share of requests that are answered with 503, from 0 to 1
 * @param resets the share of requests whose connection breaks, from 0 to 1
 * @param refusing whether no connection is taken
 */
public record Weather(Duration latency, double errors, double resets, boolean refusing) {

    /** Nothing is wrong. */
    public static final Weather FAIR = new Weather(Duration.ZERO, 0, 0, false);

    /** Slow. */
    public static Weather slow(Duration latency) {
        return new Weather(latency, 0, 0, false);
    }

    /** Faulty. */
    public static Weather faulty(double errors, double resets) {
        return new Weather(Duration.ZERO, errors, resets, false);
    }

    /** Gone. */
    public static Weather gone() {
        return new Weather(Duration.ZERO, 0, 0, true);
    }
}
