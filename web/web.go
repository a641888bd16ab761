// Package web embeds the static files of the page, so that the program is one file.
//
// A CSS, JS or manifest file names another one as /static/NAME, with the name it has in the folder: the server puts
// the name with the hash of its content there (server/internal/asset). A page asks for that name by a function.
package web

import (
	"embed"
	"io/fs"
)

//go:embed static
var embedded embed.FS

// Static is the folder of the static files.
func Static() fs.FS {
	static, err := fs.Sub(embedded, "static")
	if err != nil {
		panic(err) // the only error of Sub is a path that is not valid, and this one is a constant
	}
	return static
}
