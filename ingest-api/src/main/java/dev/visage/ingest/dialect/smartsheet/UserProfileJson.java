package dev.visage.ingest.dialect.smartsheet;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.visage.contracts.profile.Account;
import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.profile.Counts;
import dev.visage.contracts.profile.Profile;
import dev.visage.contracts.profile.Work;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** A user, as reading one shows: all in one object, without what is not known. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UserProfileJson(
        @JsonUnwrapped UserJson user,
        @JsonUnwrapped @Nullable StandingJson standing,
        @JsonUnwrapped @Nullable WorkJson work,
        @Nullable String locale,
        @Nullable String timeZone,
        @Nullable Long sheetCount,
        @Nullable List<AlternateEmailJson> alternateEmails) {

    static UserProfileJson of(Profile profile) {
        Attributes attributes = profile.attributes();
        Counts counts = attributes.counts();
        return new UserProfileJson(
                UserJson.of(profile),
                attributes.account() == null ? null : StandingJson.of(attributes.account()),
                attributes.work() == null ? null : WorkJson.of(attributes.work()),
                attributes.locale(),
                attributes.timezone(),
                counts == null ? null : counts.sheets(),
                attributes.alternateEmails() == null
                        ? null
                        : attributes.alternateEmails().stream()
                                .map(AlternateEmailJson::of)
                                .toList());
    }

    /** What the user is in the account. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StandingJson(
            @Nullable AccountJson account,
            @Nullable String status,
            @Nullable Boolean admin,
            @Nullable Boolean groupAdmin,
            @Nullable Boolean licensedSheetCreator,
            @Nullable Boolean resourceViewer,
            @Nullable String lastLogin) {

        static StandingJson of(Account account) {
            boolean isNamed = account.id() != null || account.name() != null;
            return new StandingJson(
                    isNamed ? new AccountJson(account.id(), account.name()) : null,
                    account.status() == null ? null : account.status().name(),
                    account.admin(),
                    account.groupAdmin(),
                    account.licensed(),
                    account.resourceViewer(),
                    account.lastActiveAt() == null
                            ? null
                            : account.lastActiveAt()
                                    .truncatedTo(ChronoUnit.SECONDS)
                                    .toString());
        }
    }

    /** The account itself. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AccountJson(@Nullable Long id, @Nullable String name) {}

    /** Where the user works. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WorkJson(
            @Nullable String company,
            @Nullable String department,
            @Nullable String title,
            @Nullable String role,
            @Nullable String workPhone,
            @Nullable String mobilePhone) {

        static WorkJson of(Work work) {
            return new WorkJson(
                    work.company(), work.department(), work.title(), work.role(), work.phone(), work.mobilePhone());
        }
    }

    /**
     * A further address.
     *
     * @param id made of the address, since the record numbers none
     */
    record AlternateEmailJson(long id, String email, boolean confirmed) {

        static AlternateEmailJson of(Attributes.AlternateEmail alternate) {
            CRC32 id = new CRC32();
            id.update(alternate.email().getBytes(StandardCharsets.UTF_8));
            return new AlternateEmailJson(id.getValue(), alternate.email(), alternate.confirmed());
        }
    }
}
