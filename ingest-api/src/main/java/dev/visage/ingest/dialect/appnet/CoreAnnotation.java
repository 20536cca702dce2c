package dev.visage.ingest.dialect.appnet;

import java.util.Arrays;
import java.util.Optional;

/** The types that App.net itself gives a meaning to, and what each of them holds. */
enum CoreAnnotation {
    BLOG("blog", "url"),
    HOMEPAGE("homepage", "url"),
    TWITTER("twitter", "username"),
    FACEBOOK("facebook", "id");

    private static final String CORE = "net.app.core.";

    private final String type;
    private final String member;

    CoreAnnotation(String name, String member) {
        this.type = CORE + "directory." + name;
        this.member = member;
    }

    /** Fails if an annotation has a type of App.net's own that is unknown, or not the value that its type must have. */
    static void require(String type, Members annotation, Members value) {
        if (!type.startsWith(CORE)) {
            return;
        }
        Optional<CoreAnnotation> core =
                Arrays.stream(values()).filter(known -> known.type.equals(type)).findFirst();
        core.orElseThrow(() -> annotation.wrong("type", "must not begin with " + CORE + " unless App.net knows it"))
                .require(value);
    }

    private void require(Members value) {
        String text = value.text(member).filter(held -> !held.isBlank()).orElseThrow(() -> value.missing(member));
        if (member.equals("url") && LinkTarget.parse(text).isEmpty()) {
            throw value.wrong(member, "must be an http or https URL");
        }
    }
}
