: fails abort" nobody catches this" ;

true fails
