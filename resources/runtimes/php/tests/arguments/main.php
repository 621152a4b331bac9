<?php
foreach (array_slice($argv, 1) as $argument) {
    echo $argument, "\n";
}
