package dev.visage.contracts.profile;

import tools.jackson.databind.node.ObjectNode;

/**
 * What a program keeps with a user.
 *
 * @param type what it is, such as {@code net.app.core.directory.blog}
 * @param value any JSON object
 */
public record Annotation(String type, ObjectNode value) {}
