package dev.visage.ingest.imports.archive;

import dev.visage.contracts.imports.manifest.ManifestLimits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How archives are read.
 *
 * @param concurrent how many are read at once; past it requests are answered with 503
 * @param batch how many bytes of pictures are taken together, at most, unless a single one has more
 * @param batchEntries how many entries are taken together, at most
 * @param stores how many pictures of one archive are stored at once
 * @param gather how long what is stored may wait for more, to be registered together with it
 * @param maxEntries the most entries
 * @param maxUnpacked the most bytes of all entries together
 * @param maxRatio how many bytes may be unpacked for one that was sent, once 64 MB were
 * @param maxManifest the longest manifest, whose rows are held until the archive is read
 * @param manifestLine its longest line
 * @param manifestRows its most rows
 * @param pause how long a client may send nothing while more is waited for
 * @param patience for how long a batch is tried again while a store is down
 */
@Validated
@ConfigurationProperties("visage.imports.archive")
record ArchiveSettings(
        @Min(1) @DefaultValue("2") int concurrent,
        @NotNull @DefaultValue("8MB") DataSize batch,

        @Min(1) @Max(500) @DefaultValue("500") int batchEntries,

        @Min(1) @DefaultValue("4") int stores,
        @NotNull @DefaultValue("2s") Duration gather,
        @Min(1) @DefaultValue("500000") int maxEntries,
        @NotNull @DefaultValue("100GB") DataSize maxUnpacked,
        @Min(1) @DefaultValue("100") int maxRatio,
        @NotNull @DefaultValue("16MB") DataSize maxManifest,
        @NotNull @DefaultValue("16KB") DataSize manifestLine,
        @Min(1) @DefaultValue("100000") int manifestRows,

        @NotNull @DurationMin(millis = 1) @DefaultValue("30s")
        Duration pause,

        @NotNull @DefaultValue("60s") Duration patience) {

    ManifestLimits manifestLimits() {
        return new ManifestLimits((int) manifestLine.toBytes(), manifestRows);
    }
}
