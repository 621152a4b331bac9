fun main() {
    println("Hello from ${"kotlin".replaceFirstChar(Char::titlecase)}")
}
