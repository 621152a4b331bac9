let () = Array.iteri (fun index argument -> if index > 0 then print_endline argument) Sys.argv
