//go:build unix

package mongotest

import (
	"io"
	"net"
	"net/url"
	"strings"
	"sync"
	"testing"
)

// Direction is the way that bytes go through a proxy.
type Direction int

// The directions.
const (
	ToServer Direction = iota
	ToClient
)

// Proxy stands between an archive and its server, and cuts all connections in the middle of what goes through them.
type Proxy struct {
	listener net.Listener
	target   string

	mu      sync.Mutex
	pairs   map[net.Conn]net.Conn
	down    bool // nobody is let through
	armed   bool // a cut is to come
	stay    bool // and to last
	way     Direction
	left    int // bytes until it comes
	through [2]int
}

// NewProxy starts a proxy before the server that an address names, and gives the address that leads through it.
func NewProxy(t testing.TB, uri string) (*Proxy, string) {
	t.Helper()
	address, err := url.Parse(uri)
	if err != nil || strings.Contains(address.Host, ",") {
		t.Skipf("the proxy stands before one server only, not before %s", uri)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p := &Proxy{listener: l, target: address.Host, pairs: make(map[net.Conn]net.Conn)}
	go p.accept()
	t.Cleanup(func() {
		_ = l.Close() // nothing can be done about it
		p.Cut()
	})
	address.Host = l.Addr().String()
	query := address.Query()
	query.Set("directConnection", "true") // a replica set would lead around the proxy
	address.RawQuery = query.Encode()
	return p, address.String()
}

// CutAfter has all connections cut when n more bytes have gone that way, and stay cut until Mend if stay is true.
func (p *Proxy) CutAfter(n int, way Direction, stay bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.armed, p.left, p.way, p.stay = true, n, way, stay
}

// Mend lets everything through again.
func (p *Proxy) Mend() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.armed, p.down = false, false
}

// Cut cuts all connections now.
func (p *Proxy) Cut() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.cut()
}

func (p *Proxy) cut() {
	for client, server := range p.pairs {
		_, _ = client.Close(), server.Close() // they may be closed
	}
	clear(p.pairs)
}

// Through is how many bytes have gone that way so far.
func (p *Proxy) Through(way Direction) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.through[way]
}

// WasCut tells whether the cut that CutAfter asked for has come.
func (p *Proxy) WasCut() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return !p.armed
}

func (p *Proxy) accept() {
	for {
		client, err := p.listener.Accept()
		if err != nil {
			return
		}
		p.mu.Lock()
		down := p.down
		p.mu.Unlock()
		server, err := net.Dial("tcp", p.target)
		if err != nil || down {
			_ = client.Close()
			if err == nil {
				_ = server.Close()
			}
			continue
		}
		p.mu.Lock()
		p.pairs[client] = server
		p.mu.Unlock()
		go p.copy(server, client, ToServer)
		go p.copy(client, server, ToClient)
	}
}

func (p *Proxy) copy(to io.Writer, from io.Reader, way Direction) {
	buffer := make([]byte, 4096)
	for {
		n, err := from.Read(buffer)
		if n > 0 && !p.pass(to, buffer[:n], way) {
			return
		}
		if err != nil {
			p.close(to, from)
			return
		}
	}
}

// close ends one connection on both sides.
func (p *Proxy) close(sides ...any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, side := range sides {
		c := side.(net.Conn)
		_ = c.Close() // it may be closed
		delete(p.pairs, c)
	}
}

// pass writes what may go through; false when the connection ends.
func (p *Proxy) pass(to io.Writer, b []byte, way Direction) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	cut := p.armed && p.way == way && len(b) >= p.left
	if cut {
		b = b[:p.left]
	} else if p.armed && p.way == way {
		p.left -= len(b)
	}
	p.through[way] += len(b)
	_, err := to.Write(b)
	if cut {
		p.armed, p.down = false, p.stay
		p.cut()
	}
	return err == nil && !cut
}
