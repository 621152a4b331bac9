fun main() {
    println(generateSequence(::readLine).sumOf(String::toLong))
}
