<?php
echo "
