package dev.visage.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.standalone.launch.LaunchSettings;
import dev.visage.standalone.launch.LaunchSettings.Form;
import dev.visage.standalone.launch.LaunchSettings.Instances;
import dev.visage.standalone.launch.VisageSystem;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What was accepted outlives the launcher, however it ends. */
class RestartIT {

    private static final long USER = 17;
    private static final byte[] PHOTOGRAPH = SamplePictures.photograph(300, 200, Orientation.UPRIGHT);

    @TempDir
    Path data;

    @Test
    void everythingIsThereAfterAKillAndAfterAStop() throws Exception {
        String accepted;
        Kept kept;
        List<ProcessHandle> children;
        try (Launcher launcher = Launcher.up(data)) {
            TestingClient client = TestingClient.of(data);
            client.provision(USER);
            assertThat(client.upload(USER, PHOTOGRAPH).path("status").asString(""))
                    .isEqualTo("applied");
            client.upload(USER, SamplePictures.truncated(PHOTOGRAPH, 0.6));
            kept = Kept.of(client);
            children = launcher.descendants();
            accepted = client.send(USER, SamplePictures.photograph(2000, 1500, Orientation.UPRIGHT))
                    .uploadId();
            launcher.kill();
        }
        assertThat(children).hasSizeGreaterThanOrEqualTo(3);
        Launcher.awaitEnd(children);

        Kept more;
        try (Launcher launcher = Launcher.up(data)) {
            TestingClient client = TestingClient.of(data);
            assertThat(client.ended(USER, accepted).path("status").asString("")).isEqualTo("applied");
            assertThat(picture(client, kept.path())).isEqualTo(kept.picture());
            more = Kept.of(client);
            assertThat(more.profile().path("version").asInt()).isEqualTo(3);
            assertThat(more.notifications()).containsAll(kept.notifications()).hasSize(3);
            children = launcher.descendants();
            assertThat(launcher.stopsWithin(Duration.ofSeconds(15))).isTrue();
        }
        Launcher.awaitEnd(children);

        try (VisageSystem system =
                VisageSystem.start(new LaunchSettings(data, 0, Form.ONE_JVM, Instances.ONE_OF_EACH))) {
            assertThat(Kept.of(TestingClient.of(system.dataDirectory())))
                    .usingRecursiveComparison()
                    .isEqualTo(more);
        }
    }

    private static byte[] picture(TestingClient client, String path) {
        return client.open(path).body();
    }

    /**
     * What a user has.
     *
     * @param profile without addresses, which name the port of the launch
     * @param path of the avatar's largest rendition
     */
    private record Kept(JsonNode profile, List<JsonNode> notifications, String path, byte[] picture) {

        static Kept of(TestingClient client) {
            JsonNode profile = client.profile(USER);
            JsonNode avatar = profile.path("pictures").path("avatar");
            String path = URI.create(
                            avatar.path("renditions").path(0).path("url").asString(""))
                    .getPath();
            avatar.path("renditions").forEach(rendition -> ((ObjectNode) rendition).remove("url"));
            return new Kept(
                    profile, client.notifications(USER).valueStream().toList(), path, RestartIT.picture(client, path));
        }
    }
}
