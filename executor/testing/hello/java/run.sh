java Hello
