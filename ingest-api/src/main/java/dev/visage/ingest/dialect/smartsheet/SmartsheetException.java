package dev.visage.ingest.dialect.smartsheet;

/** Carries an error that this API alone knows to where it is answered. */
final class SmartsheetException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient SmartsheetError error;

    SmartsheetException(SmartsheetError error) {
        super(error.message(), null, false, false);
        this.error = error;
    }

    SmartsheetError error() {
        return error;
    }
}
