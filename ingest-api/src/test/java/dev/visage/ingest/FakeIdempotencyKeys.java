package dev.visage.ingest;

import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.idempotency.Claim;
import dev.visage.contracts.idempotency.ClaimEnd;
import dev.visage.contracts.idempotency.ClaimRenewal;
import dev.visage.contracts.idempotency.ClaimRequest;
import dev.visage.contracts.idempotency.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Idempotency keys in memory, by the rules of the real store; leases and keys also run out when a test says so. */
final class FakeIdempotencyKeys {

    private final Map<String, Row> rows = new HashMap<>();
    private int claims;
    private int renewals;

    synchronized Claim claim(String user, ClaimRequest request) {
        claims++;
        String name = user + " " + request.key();
        Row known = rows.get(name);
        if (known != null && !known.fingerprint().equals(request.fingerprint())) {
            return new Claim.OtherPayload();
        }
        if (known != null && known.accepted()) {
            return new Claim.Accepted(known.uploadId());
        }
        Instant now = Instant.now();
        if (known != null && known.leasedUntil().isAfter(now)) {
            return new Claim.InProgress(Duration.between(now, known.leasedUntil()));
        }
        UploadId uploadId = known == null ? UploadId.next() : known.uploadId();
        rows.put(name, new Row(request.fingerprint(), uploadId, now.plus(request.lease()), false));
        return new Claim.Claimed(uploadId);
    }

    synchronized void renew(String user, ClaimRenewal renewal) {
        Instant now = Instant.now();
        rows.computeIfPresent(
                user + " " + renewal.key(),
                (name, row) -> row.uploadId().equals(renewal.uploadId())
                                && !row.accepted()
                                && row.leasedUntil().isAfter(now)
                        ? new Row(row.fingerprint(), row.uploadId(), now.plus(renewal.lease()), false)
                        : row);
        renewals++;
    }

    synchronized void end(String user, ClaimEnd end) {
        rows.computeIfPresent(
                user + " " + end.key(),
                (name, row) -> row.uploadId().equals(end.uploadId()) && !row.accepted()
                        ? new Row(
                                row.fingerprint(),
                                row.uploadId(),
                                end.accepted() ? row.leasedUntil() : Instant.EPOCH,
                                end.accepted())
                        : row);
    }

    /** How often a key was claimed, by whomever. */
    synchronized int claims() {
        return claims;
    }

    /** How often a lease was to be renewed, by whomever. */
    synchronized int renewals() {
        return renewals;
    }

    /** The upload that a key stands for. */
    synchronized UploadId uploadId(long user, String key) {
        return rows.get(user + " " + key).uploadId();
    }

    synchronized void letLeasesRunOut() {
        rows.replaceAll((name, row) -> new Row(row.fingerprint(), row.uploadId(), Instant.EPOCH, row.accepted()));
    }

    /** As after a day. */
    synchronized void letKeysExpire() {
        rows.clear();
    }

    private record Row(Fingerprint fingerprint, UploadId uploadId, Instant leasedUntil, boolean accepted) {}
}
