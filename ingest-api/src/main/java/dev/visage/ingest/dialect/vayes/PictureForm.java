package dev.visage.ingest.dialect.vayes;

import java.util.Map;

/**
 * What a client sends to set a picture. The sizes and the type that it declares must be there, and nobody believes them.
 *
 * @param name the file's name as the client has it
 * @param picture the bytes; none if something is wrong with them
 * @param problems what is wrong, by the members' names
 */
record PictureForm(String name, byte[] picture, Map<String, Message> problems) {

    /** The member that holds the picture. */
    static final String PICTURE = "dataUri";

    static PictureForm parse(byte[] body) {
        Validation members = Validation.of(body);
        String name = members.text("name");
        members.integer("height");
        members.integer("width");
        members.mediaType("mime");
        byte[] picture = members.picture(PICTURE);
        return new PictureForm(name, picture, members.problems());
    }
}
