# The modules that postinst would have turned on. Of time zones php knows UTC: the rest would be read below /usr.
modules=$(echo lib/php/20*)
mkdir -p etc/php-starter
{
  echo "extension_dir = $out/$modules"
  echo 'display_startup_errors = Off'
  for file in "$modules"/*.so; do
    case ${file##*/} in opcache.so) echo 'zend_extension = opcache' ;; *) echo "extension = ${file##*/}" ;; esac
  done
} >etc/php-starter/php.ini
wrap bin/php "PHPRC=$out/etc/php-starter" "PHP_INI_SCAN_DIR=$out/etc/php-starter/none"
