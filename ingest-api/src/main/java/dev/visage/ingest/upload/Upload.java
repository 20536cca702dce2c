package dev.visage.ingest.upload;

import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.recipe.Recipe;

/**
 * What every dialect makes of its upload request.
 *
 * @param userId whose picture it is to become
 * @param kind which picture of that user
 * @param client the dialect's name
 * @param bytes the picture as it came
 * @param recipe what to make of it
 */
public record Upload(UserId userId, PictureKind kind, String client, byte[] bytes, Recipe recipe) {}
