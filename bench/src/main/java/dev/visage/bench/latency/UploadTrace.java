package dev.visage.bench.latency;

/** The events of one upload, from all of which it is seen where it was when. */
record UploadTrace(Moment uploaded, Moment processed, Moment outcome) {}
