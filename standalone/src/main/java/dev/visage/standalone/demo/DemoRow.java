package dev.visage.standalone.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one upload.
 *
 * @param client how it was uploaded
 * @param userId whose
 * @param user the user's name
 * @param picture what was uploaded
 * @param uploadId null if it was refused
 * @param status {@code refused} at once, or the upload's status
 * @param reason why, if it was refused or rejected
 * @param renditions each one downloaded and measured
 * @param notification what the user was told
 * @param profileVersion the version that first showed it
 * @param event the change event, as read back from Kafka
 * @param millis from the request to its answer
 * @param faults what was not as it should be; none if all was right
 */
record DemoRow(
        String client,
        long userId,
        String user,
        String picture,
        @Nullable String uploadId,
        String status,
        @Nullable String reason,
        List<DownloadedRendition> renditions,
        @Nullable String notification,
        @Nullable Long profileVersion,
        @Nullable ChangeEvent event,
        long millis,
        List<String> faults) {

    boolean isRight() {
        return faults.isEmpty();
    }

    /** A rendition with the size that its bytes really have. */
    record DownloadedRendition(int width, int height, long bytes, String url) {}

    /** A change event on its topic. */
    record ChangeEvent(String id, String type, String topic, long offset) {}
}
