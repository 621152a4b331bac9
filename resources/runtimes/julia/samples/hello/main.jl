println("Hello from $(titlecase("julia"))")
