let rec sum total =
  match read_int () with
  | number -> sum (total + number)
  | exception End_of_file -> total

let () = Printf.printf "%d\n" (sum 0)
