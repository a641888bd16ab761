//go:build unix

package mongo_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	driver "go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"jiko/server/internal/archive/archivetest"
	"jiko/server/internal/archive/mongo"
	"jiko/server/internal/archive/mongotest"
)

// Nothing that was acknowledged is lost when the primary of a replica set dies under load, and another takes its place.
func TestFailover(t *testing.T) {
	if !mongotest.Mongod() {
		t.Skip("a replica set needs three mongod (https://www.mongodb.com/try/download/community); DocumentDB has none")
	}
	servers := []*mongotest.Server{mongotest.Start(t, replicaSet...), mongotest.Start(t, replicaSet...), mongotest.Start(t, replicaSet...)}
	uri := initiate(t, servers)
	a := open(t, uri, mongo.Options{})
	k := newAcknowledged()
	ctx, stop := context.WithCancel(t.Context())
	var clients sync.WaitGroup
	for client := range 8 {
		clients.Go(func() { fileAndAmend(ctx, a, k, fmt.Sprint("client ", client)) })
	}
	for _, away := range []func(*mongotest.Server) (back func()){
		func(s *mongotest.Server) func() {
			s.Kill()
			return func() {
				if err := s.Run(); err != nil {
					t.Fatal(err)
				}
			}
		},
		func(s *mongotest.Server) func() {
			s.Pause()
			return s.Resume
		},
	} {
		k.goesOn(t)
		back := away(primary(t, uri, servers))
		k.goesOn(t)
		back()
	}
	stop()
	clients.Wait()
	k.allThere(t, a)
	chainsHold(t, a)
}

// The whole suite holds on a replica set as well.
func TestConformanceOfAReplicaSet(t *testing.T) {
	if !mongotest.Mongod() {
		t.Skip("a replica set needs mongod (https://www.mongodb.com/try/download/community); DocumentDB has none")
	}
	uri := initiate(t, []*mongotest.Server{mongotest.Start(t, replicaSet...)})
	archivetest.Run(t, func(t testing.TB) archivetest.Place { return placeAt(t, mongotest.Own(uri)) })
}

var replicaSet = []string{"--replSet", "rs"}

// initiate makes a replica set of the servers and gives its address once it has a primary.
func initiate(t *testing.T, servers []*mongotest.Server) (uri string) {
	t.Helper()
	var members bson.A
	var hosts []string
	for i, s := range servers {
		host := fmt.Sprintf("127.0.0.1:%d", s.Port)
		hosts = append(hosts, host)
		members = append(members, bson.D{{Key: "_id", Value: i}, {Key: "host", Value: host}})
	}
	client, err := driver.Connect(options.Client().ApplyURI(servers[0].URI()).SetDirect(true))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = client.Disconnect(context.Background()) }() // nothing hangs on it
	config := bson.D{{Key: "_id", Value: "rs"}, {Key: "members", Value: members},
		{Key: "settings", Value: bson.D{{Key: "electionTimeoutMillis", Value: 2000}}}}
	if err := client.Database("admin").RunCommand(t.Context(), bson.D{{Key: "replSetInitiate", Value: config}}).Err(); err != nil {
		t.Fatal(err)
	}
	uri = "mongodb://" + strings.Join(hosts, ",") + "/?replicaSet=rs"
	eventually(t, func() error {
		a, err := mongo.Open(t.Context(), uri, mongo.Options{Patience: time.Second, AttemptTime: time.Second})
		if err == nil {
			err = a.Close()
		}
		return err
	})
	return uri
}

// primary is the server that takes writes.
func primary(t *testing.T, uri string, servers []*mongotest.Server) *mongotest.Server {
	t.Helper()
	client, err := driver.Connect(options.Client().ApplyURI(uri))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = client.Disconnect(context.Background()) }() // nothing hangs on it
	var hello struct {
		Primary string `bson:"primary"`
	}
	if err := client.Database("admin").RunCommand(t.Context(), bson.D{{Key: "hello", Value: 1}}).Decode(&hello); err != nil {
		t.Fatal(err)
	}
	for _, s := range servers {
		if hello.Primary == fmt.Sprintf("127.0.0.1:%d", s.Port) {
			return s
		}
	}
	t.Fatalf("%q is none of ours", hello.Primary)
	return nil
}
