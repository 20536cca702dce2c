package dev.visage.contracts.recipe;

/** A parameter of a recipe cannot be used; the message is one sentence that says what is allowed and what was found. */
public final class RecipeParameterException extends Exception {

    private static final long serialVersionUID = 1;

    private final String parameter;

    RecipeParameterException(String parameter, String sentence) {
        super(sentence);
        this.parameter = parameter;
    }

    /** The parameter's name. */
    public String parameter() {
        return parameter;
    }

    /** The message, which is never missing. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
