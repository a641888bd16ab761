module jiko

go 1.26
