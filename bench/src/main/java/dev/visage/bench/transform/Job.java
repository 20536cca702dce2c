package dev.visage.bench.transform;

import dev.visage.bench.transform.engine.Engine;

/** What is measured again and again: one engine on one picture. */
record Job(Engine engine, Input input, int threads) {}
