// Command build makes web/static/classifier.wasm anew. It is run from the root of the module: make wasm.
package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/signal"

	"github.com/andybalholm/brotli"

	"jiko/wasm/artefact"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context) error {
	tools, err := artefact.Find(ctx, true)
	if err != nil {
		return err
	}
	sources, err := artefact.Hash(os.DirFS("."))
	if err != nil {
		return err
	}
	module, err := artefact.Build(ctx, ".", tools)
	if err != nil {
		return err
	}
	origin := artefact.Origin{Module: artefact.Sum(module), Sources: sources, Tools: tools.Versions}
	if err := artefact.Write(".", module, origin); err != nil {
		return err
	}
	fmt.Printf("%s: %d bytes, %d with brotli; made with %s\n", artefact.File, len(module), compressed(module), tools.Versions)
	return nil
}

// compressed is the size of the module as it is sent.
func compressed(module []byte) int {
	var b bytes.Buffer
	w := brotli.NewWriterLevel(&b, brotli.BestCompression)
	w.Write(module) // a buffer takes everything
	w.Close()
	return b.Len()
}
