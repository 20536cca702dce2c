package dev.visage.profiles.imports;

import dev.visage.contracts.id.ImportId;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** What can be wrong about a call. */
final class ImportProblems {

    private ImportProblems() {}

    static ErrorResponseException unknown(ImportId importId) {
        return problem(HttpStatus.NOT_FOUND, "There is no import " + importId + ".");
    }

    static ErrorResponseException ended(ImportId importId) {
        return problem(HttpStatus.CONFLICT, "The import " + importId + " takes no more items.");
    }

    static ErrorResponseException conflict(StoredImport found, String step) {
        return problem(
                HttpStatus.CONFLICT,
                "The import " + found.importId() + " is " + found.stage().columnName() + " and cannot be " + step
                        + ".");
    }

    static ErrorResponseException malformed(String detail) {
        return problem(HttpStatus.BAD_REQUEST, detail);
    }

    private static ErrorResponseException problem(HttpStatus status, String detail) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }
}
