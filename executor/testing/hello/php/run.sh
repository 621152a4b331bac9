php hello.php
