package dev.visage.standalone.fault.stand;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.NotificationId;
import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.Image;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.picture.Rendition;
import dev.visage.contracts.recipe.Colour;
import dev.visage.contracts.storage.ObjectKey;
import dev.visage.standalone.fault.history.Entry;
import dev.visage.standalone.fault.load.ColouredPicture;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** What is left at the end: the rows, the objects, and what the pictures that profiles name show. */
public final class FinalState {

    private final Stand stand;

    /** Of a system that has come to rest. */
    public FinalState(Stand stand) {
        this.stand = stand;
    }

    /** Writes all of it to the history. */
    public void writeTo(Consumer<Entry> history) throws SQLException, IOException, InterruptedException {
        List<Entry.PictureRow> pictures;
        try (Connection connection = stand.connect()) {
            pictures = rows(
                    connection,
                    "select user_id, kind, upload_id, image from pictures",
                    row -> new Entry.PictureRow(
                            new UserId(row.getLong(1)),
                            PictureKind.named(row.getString(2)).orElseThrow(),
                            new UploadId(row.getObject(3, UUID.class)),
                            row.getString(4) == null
                                    ? null
                                    : EventJson.mapper().readValue(row.getString(4), Image.class)));
            pictures.forEach(history);
            others(connection).forEach(history);
        }
        for (String key : stand.objects()) {
            history.accept(new Entry.StoredObject(new ObjectKey(key)));
        }
        for (Entry.PictureRow row : pictures) {
            Image image = row.image();
            if (image != null) {
                for (Rendition rendition : image.renditions()) {
                    history.accept(pixels(image, rendition));
                }
            }
        }
    }

    private static List<Entry> others(Connection connection) throws SQLException {
        List<Entry> rows = new ArrayList<>();
        rows.addAll(rows(
                connection,
                "select user_id, version from profiles",
                row -> new Entry.ProfileRow(new UserId(row.getLong(1)), new ProfileVersion(row.getLong(2)))));
        rows.addAll(rows(
                connection,
                "select upload_id, user_id, outcome from uploads",
                row -> new Entry.UploadRow(
                        new UploadId(row.getObject(1, UUID.class)),
                        new UserId(row.getLong(2)),
                        EventJson.mapper().readValue(row.getString(3), UploadOutcome.class))));
        rows.addAll(rows(
                connection,
                "select notification_id, user_id, topic, upload_id from notifications",
                row -> new Entry.NotificationRow(
                        new NotificationId(row.getLong(1)),
                        new UserId(row.getLong(2)),
                        row.getString(3),
                        row.getObject(4) == null ? null : new UploadId(row.getObject(4, UUID.class)))));
        rows.addAll(rows(
                connection,
                "select id, aggregatetype, aggregateid from outbox",
                row -> new Entry.OutboxRow(row.getString(1), row.getString(2), row.getString(3))));
        return rows;
    }

    private static <T> List<T> rows(Connection connection, String query, Reader<T> reader) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                rows.add(reader.read(row));
            }
        }
        return rows;
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private Entry.Pixels pixels(Image image, Rendition rendition) throws IOException, InterruptedException {
        URI address = stand.running().url().resolve("/" + rendition.key());
        HttpResponse<byte[]> answer =
                HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
        Colour colour = answer.statusCode() == 200 ? ColouredPicture.middle(answer.body()) : null;
        return new Entry.Pixels(image.imageId(), rendition.key(), answer.statusCode(), colour);
    }
}
