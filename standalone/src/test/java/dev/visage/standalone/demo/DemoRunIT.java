package dev.visage.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.standalone.SharedSystem;
import dev.visage.standalone.demo.DemoUpload.Client;
import dev.visage.standalone.demo.DemoUpload.Expected;
import dev.visage.standalone.launch.VisageSystem;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What goes wrong in the demonstration is seen. */
class DemoRunIT {

    private static final byte[] PHOTOGRAPH = SamplePictures.photograph(300, 200, Orientation.UPRIGHT);

    @Test
    void seesWrongSizesAndTypes() throws Exception {
        DemoRow row = run(9001, PHOTOGRAPH, new Expected.Applied(List.of(300, 48), "image/png"));

        assertThat(row.isRight()).isFalse();
        assertThat(row.faults())
                .contains("the widths are [200, 96, 48]")
                .anySatisfy(fault -> assertThat(fault).endsWith(" has the type image/jpeg"));
    }

    @Test
    void seesThatWhatShouldBeRefusedIsTaken() throws Exception {
        DemoRow row = run(9002, PHOTOGRAPH, new Expected.Refused(422, "too-many-pixels"));

        assertThat(row.faults()).contains("the upload was answered with 200", "the profile shows a picture");
    }

    private static DemoRow run(long userId, byte[] picture, Expected expected) throws Exception {
        VisageSystem system = SharedSystem.get();
        try (ChangeLog changes = new ChangeLog(system.running().kafka())) {
            return new DemoRun(system, changes)
                    .run(new DemoUpload(
                            new UserId(userId), "user" + userId, "a photograph", Client.NATIVE_RAW, picture, expected));
        }
    }
}
