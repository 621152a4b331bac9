main :: IO ()
main = ioError (userError "nobody catches this")
