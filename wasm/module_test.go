package main

import (
	"context"
	"os"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"

	"jiko/shared/civil"
	"jiko/shared/inquiry"
	"jiko/shared/jsonout"
	"jiko/wasm/artefact"
)

// module is the committed file as it runs in a browser.
type module struct {
	t                        testing.TB
	memory                   api.Memory
	inputFn, askFn, answerFn api.Function
	stack                    [2]uint64 // of arguments and results, so that a call does not allocate
}

// committed is the file as it is served.
func committed(t testing.TB) []byte {
	t.Helper()
	wasm, err := os.ReadFile("../" + artefact.File)
	if err != nil {
		t.Fatal(err)
	}
	return wasm
}

// compile gives the host no imports: a module that asks for one is refused when it is loaded.
func compile(t testing.TB, ctx context.Context) (wazero.Runtime, wazero.CompiledModule) {
	t.Helper()
	runtime := wazero.NewRuntime(ctx)
	t.Cleanup(func() { runtime.Close(ctx) })
	compiled, err := runtime.CompileModule(ctx, committed(t))
	if err != nil {
		t.Fatal(err)
	}
	return runtime, compiled
}

func load(t testing.TB) *module {
	t.Helper()
	ctx := context.Background()
	runtime, compiled := compile(t, ctx)
	instance, err := runtime.InstantiateModule(ctx, compiled, wazero.NewModuleConfig().WithStartFunctions("_initialize"))
	if err != nil {
		t.Fatal(err)
	}
	return &module{
		t: t, memory: instance.Memory(), inputFn: instance.ExportedFunction("input"), askFn: instance.ExportedFunction("ask"),
		answerFn: instance.ExportedFunction("answer"),
	}
}

func (m *module) call(f api.Function, args ...uint64) int32 {
	m.t.Helper()
	copy(m.stack[:], args)
	if err := f.CallWithStack(context.Background(), m.stack[:]); err != nil {
		m.t.Fatalf("%s trapped: %v", f.Definition().Name(), err)
	}
	return api.DecodeI32(m.stack[0])
}

// ask asks as the page does. The answer holds until the next call.
func (m *module) ask(query string, now civil.Instant) []byte {
	m.t.Helper()
	at := m.call(m.inputFn, api.EncodeI32(int32(len(query))))
	if at == 0 || !m.memory.WriteString(uint32(at), query) {
		m.t.Fatalf("there is no room at %d for %d bytes", at, len(query))
	}
	return m.read(m.call(m.askFn, api.EncodeI32(int32(len(query))), api.EncodeI64(int64(now))))
}

func (m *module) read(length int32) []byte {
	m.t.Helper()
	answer, ok := m.memory.Read(uint32(m.call(m.answerFn)), uint32(length))
	if !ok {
		m.t.Fatalf("the answer of %d bytes lies outside the memory", length)
	}
	return answer
}

// native is the core as the server runs it.
type native struct {
	inquiry inquiry.Inquiry
	out     jsonout.Writer
}

func (n *native) ask(query string, now civil.Instant) []byte {
	n.out.Buf = n.out.Buf[:0]
	n.inquiry.Ask(query, now)
	n.inquiry.WriteJSON(&n.out)
	return n.out.Buf
}
