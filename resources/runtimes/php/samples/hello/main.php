<?php
echo json_decode('["Hello from PHP"]')[0], "\n";
