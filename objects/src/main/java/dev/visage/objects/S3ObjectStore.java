package dev.visage.objects;

import dev.visage.contracts.storage.ObjectKey;
import io.minio.BucketExistsArgs;
import io.minio.Checksum;
import io.minio.GetObjectArgs;
import io.minio.HeadObjectResponse;
import io.minio.Http;
import io.minio.ListObjectsArgs;
import io.minio.MinioAsyncClient;
import io.minio.MinioClient;
import io.minio.ObjectWriteResponse;
import io.minio.PutObjectAPIArgs;
import io.minio.RemoveObjectArgs;
import io.minio.RemoveObjectsArgs;
import io.minio.Result;
import io.minio.StatObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.messages.DeleteRequest;
import io.minio.messages.DeleteResult;
import io.minio.messages.Item;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/** A bucket on an S3 server, through the MinIO SDK. */
final class S3ObjectStore implements ObjectStore, AutoCloseable {

    /** How long a connection is kept that nothing is sent on: no longer than most servers do. */
    private static final Duration IDLE = Duration.ofSeconds(30);

    private static final Set<String> NOT_FOUND = Set.of("NoSuchKey", "NotFound");
    private static final String BEHIND_THE_END = "InvalidRange";

    /** Answers with a status of 400 to 499 that say nothing about the object: no bucket, conflicts, haste. */
    private static final Set<Integer> PASSING = Set.of(404, 408, 409, 429);
    /** S3 tells it with status 400. */
    private static final String TIMED_OUT = "RequestTimeout";

    private final OkHttpClient http;
    private final MinioClient client;
    private final MinioAsyncClient puts;
    private final String bucket;

    S3ObjectStore(S3Settings settings) {
        http = httpClient(settings);
        client = MinioClient.builder()
                .endpoint(settings.endpoint().toString())
                .region(settings.region())
                .credentials(settings.accessKey(), settings.secretKey())
                .httpClient(http)
                .build();
        puts = MinioAsyncClient.builder()
                .endpoint(settings.endpoint().toString())
                .region(settings.region())
                .credentials(settings.accessKey(), settings.secretKey())
                .httpClient(http)
                .build();
        bucket = settings.bucket();
    }

    /** The client's own timeouts are minutes, it allows 5 requests, and of the connections of more it keeps 5. */
    private static OkHttpClient httpClient(S3Settings settings) {
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequests(settings.maxRequests());
        dispatcher.setMaxRequestsPerHost(settings.maxRequests());
        return client(settings.endpoint())
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(settings.maxRequests(), IDLE.toSeconds(), TimeUnit.SECONDS))
                .socketFactory(new PromptSockets())
                .connectTimeout(settings.connectTimeout())
                .readTimeout(settings.transferTimeout())
                .writeTimeout(settings.transferTimeout())
                .callTimeout(settings.callTimeout())
                .build();
    }

    /**
     * As the SDK's own client, which brings its retries. That reads all certificates of the machine, a tenth of what a service
     * takes to start, so one that never uses them does without.
     */
    private static OkHttpClient.Builder client(URI endpoint) {
        if ("https".equalsIgnoreCase(endpoint.getScheme())) {
            return Http.newDefaultClient().newBuilder();
        }
        return new OkHttpClient.Builder()
                .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
                .protocols(List.of(Protocol.HTTP_1_1))
                .addInterceptor(new Http.StatusRetryInterceptor());
    }

    @Override
    public void put(ObjectKey key, ObjectContent content) {
        attempt("store", key, () -> ended(begun(key, content)));
    }

    /** The SDK's own threads send, so that nobody has to bring some who only wait. */
    @Override
    public void putAll(Map<ObjectKey, ObjectContent> contents) throws InterruptedException {
        Map<ObjectKey, CompletableFuture<ObjectWriteResponse>> begun = new LinkedHashMap<>();
        contents.forEach((key, content) ->
                attempt("store", key, () -> begun(key, content)).ifPresent(put -> begun.put(key, put)));
        awaitEnd(begun.values());
        begun.forEach((key, put) -> attempt("store", key, () -> ended(put)));
    }

    /** However each ends. */
    private static void awaitEnd(Collection<CompletableFuture<ObjectWriteResponse>> begun) throws InterruptedException {
        try {
            CompletableFuture.allOf(begun.toArray(CompletableFuture<?>[]::new))
                    .handle((done, failure) -> done)
                    .get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * By the plain call of the SDK: its comfortable one reads the bytes twice more, for a SHA-256 that the signature then
     * covers and for a CRC-32C of its own making, at a tenth of all that an upload costs.
     */
    private CompletableFuture<ObjectWriteResponse> begun(ObjectKey key, ObjectContent content) throws MinioException {
        return puts.putObject(PutObjectAPIArgs.builder()
                .bucket(bucket)
                .object(key.value())
                .data(content.bytes(), content.bytes().length)
                .contentType(content.mediaType())
                .headers(headers(content))
                .build());
    }

    /** The bytes are not signed, but told with a checksum, which the store compares. */
    private static Http.Headers headers(ObjectContent content) {
        CRC32C checksum = new CRC32C();
        checksum.update(content.bytes());
        byte[] value = ByteBuffer.allocate(Integer.BYTES)
                .putInt((int) checksum.getValue())
                .array();
        Http.Headers headers = new Http.Headers(
                Http.Headers.X_AMZ_CONTENT_SHA256,
                Checksum.UNSIGNED_PAYLOAD,
                "x-amz-checksum-crc32c",
                Checksum.base64String(value));
        content.metadata().forEach((name, text) -> headers.put("x-amz-meta-" + name, text));
        return headers;
    }

    private ObjectWriteResponse ended(CompletableFuture<ObjectWriteResponse> put) throws MinioException {
        try {
            return put.join();
        } catch (CompletionException failure) {
            puts.throwMinioException(failure);
            throw failure;
        }
    }

    @Override
    public Optional<StoredObject> get(ObjectKey key) {
        return attempt("read", key, () -> {
            try (var response = client.getObject(
                    GetObjectArgs.builder().bucket(bucket).object(key.value()).build())) {
                HeadObjectResponse head =
                        new HeadObjectResponse(response.headers(), bucket, response.region(), key.value());
                return new StoredObject(response.readAllBytes(), description(head));
            }
        });
    }

    @Override
    public Optional<StoredObject> get(ObjectKey key, long offset, int length) {
        return attempt("read", key, () -> {
            try (var response = client.getObject(GetObjectArgs.builder()
                    .bucket(bucket)
                    .object(key.value())
                    .offset(offset)
                    .length((long) length)
                    .build())) {
                HeadObjectResponse head =
                        new HeadObjectResponse(response.headers(), bucket, response.region(), key.value());
                byte[] part = response.readAllBytes();
                return new StoredObject(part, description(head).ofLength(wholeLength(response.headers(), part.length)));
            } catch (ErrorResponseException answer) {
                if (!answer.errorResponse().code().equals(BEHIND_THE_END)) {
                    throw answer;
                }
                return new StoredObject(
                        new byte[0],
                        description(client.statObject(StatObjectArgs.builder()
                                .bucket(bucket)
                                .object(key.value())
                                .build())));
            }
        });
    }

    /** By the form "bytes 0-99/1234" (RFC 9110, section 14.4); without it the part is the whole. */
    private static long wholeLength(Headers headers, int part) {
        String range = headers.get("Content-Range");
        return range == null ? part : Long.parseLong(range.substring(range.indexOf('/') + 1));
    }

    @Override
    public Optional<ObjectDescription> describe(ObjectKey key) {
        return attempt(
                "describe",
                key,
                () -> description(client.statObject(StatObjectArgs.builder()
                        .bucket(bucket)
                        .object(key.value())
                        .build())));
    }

    @Override
    public void delete(ObjectKey key) {
        attempt("delete", key, () -> {
            client.removeObject(RemoveObjectArgs.builder()
                    .bucket(bucket)
                    .object(key.value())
                    .build());
            return key;
        });
    }

    @Override
    public void delete(Collection<ObjectKey> keys) {
        if (keys.isEmpty()) {
            return;
        }
        RemoveObjectsArgs arguments = RemoveObjectsArgs.builder()
                .bucket(bucket)
                .objects(keys.stream()
                        .map(key -> new DeleteRequest.Object(key.value()))
                        .toList())
                .build();
        try {
            for (Result<DeleteResult.Error> refused : client.removeObjects(arguments)) {
                DeleteResult.Error error = refused.get();
                if (!NOT_FOUND.contains(error.code())) {
                    throw new ObjectStoreUnavailableException(
                            "Could not delete " + error.objectName() + " in bucket " + bucket + ": " + error.code()
                                    + ".",
                            null);
                }
            }
        } catch (MinioException | RuntimeException failure) {
            throw unavailable("Could not delete " + keys.size() + " objects in bucket " + bucket + ".", failure);
        }
    }

    @Override
    public List<ListedObject> list(String prefix, @Nullable ObjectKey after, int limit) {
        ListObjectsArgs.Builder arguments = ListObjectsArgs.builder()
                .bucket(bucket)
                .prefix(prefix)
                .recursive(true)
                .maxKeys(limit);
        if (after != null) {
            arguments.startAfter(after.value());
        }
        List<ListedObject> page = new ArrayList<>();
        try {
            // The SDK asks for another page only when it is asked for an object after this one's last.
            Iterator<Result<Item>> items = client.listObjects(arguments.build()).iterator();
            while (page.size() < limit && items.hasNext()) {
                Item item = items.next().get();
                page.add(new ListedObject(new ObjectKey(item.objectName()), item.size(), instant(item.lastModified())));
            }
        } catch (MinioException | RuntimeException failure) {
            throw unavailable("Could not list " + prefix + " in bucket " + bucket + ".", failure);
        }
        return page;
    }

    @Override
    public void check() {
        boolean exists;
        try {
            exists = client.bucketExists(
                    BucketExistsArgs.builder().bucket(bucket).build());
        } catch (MinioException | RuntimeException failure) {
            throw new ObjectStoreUnavailableException("Could not reach bucket " + bucket + ".", failure);
        }
        if (!exists) {
            throw new ObjectStoreUnavailableException("There is no bucket " + bucket + ".", null);
        }
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private static ObjectDescription description(HeadObjectResponse head) {
        return new ObjectDescription(
                head.size(),
                Objects.requireNonNullElse(head.contentType(), "application/octet-stream"),
                Objects.requireNonNullElse(head.etag(), "").replace("\"", ""),
                instant(head.lastModified()),
                metadata(head));
    }

    private static Instant instant(@Nullable ZonedDateTime time) {
        return time == null ? Instant.EPOCH : time.toInstant();
    }

    private static Map<String, String> metadata(HeadObjectResponse head) {
        Map<String, String> metadata = new HashMap<>();
        for (Map.Entry<String, String> entry : head.userMetadata().entrySet()) {
            metadata.put(entry.getKey().toLowerCase(Locale.ROOT), entry.getValue());
        }
        return metadata;
    }

    /** Calls the store; empty if there is no such object. */
    private <T> Optional<T> attempt(String verb, ObjectKey key, S3Call<T> call) {
        try {
            return Optional.of(call.run());
        } catch (ErrorResponseException answer) {
            if (NOT_FOUND.contains(answer.errorResponse().code())) {
                return Optional.empty();
            }
            throw isRefusal(answer) ? refused(verb, key, answer) : unavailable(verb, key, answer);
        } catch (MinioException | IOException | RuntimeException failure) {
            throw unavailable(verb, key, failure);
        }
    }

    private static boolean isRefusal(ErrorResponseException answer) {
        int status = answer.response().code();
        return status >= 400
                && status < 500
                && !PASSING.contains(status)
                && !TIMED_OUT.equals(answer.errorResponse().code());
    }

    private ObjectRefusedException refused(String verb, ObjectKey key, ErrorResponseException answer) {
        return new ObjectRefusedException(
                failure(verb, key), answer.errorResponse().code(), answer);
    }

    private ObjectStoreUnavailableException unavailable(String verb, ObjectKey key, Exception cause) {
        return unavailable(failure(verb, key), cause);
    }

    private String failure(String verb, ObjectKey key) {
        return "Could not " + verb + " object " + key + " in bucket " + bucket + ".";
    }

    private static ObjectStoreUnavailableException unavailable(String message, Exception cause) {
        return cause instanceof ObjectStoreUnavailableException known
                ? known
                : new ObjectStoreUnavailableException(message, cause);
    }

    private interface S3Call<T> {
        T run() throws MinioException, IOException;
    }
}
