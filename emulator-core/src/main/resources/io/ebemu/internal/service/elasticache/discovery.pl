# Stands before a memcached server and answers what stock servers do not know, the discovery of ElastiCache's nodes.
# Everything else goes to and fro as it is. Arguments: port, the server's socket, the node as host|ip|port.
use strict;
use warnings;
use IO::Select;
use IO::Socket::INET;
use IO::Socket::UNIX;

my ($port, $server, $node) = @ARGV;
my $nodes = "1\n$node\n";
my $size = length $nodes;
my %answer = (
    "config get cluster\r\n"         => "CONFIG cluster 0 $size\r\n$nodes\r\nEND\r\n",
    "get AmazonElastiCache:cluster\r\n" => "VALUE AmazonElastiCache:cluster 0 $size\r\n$nodes\r\nEND\r\n",
);

$SIG{CHLD} = 'IGNORE';
my $door = IO::Socket::INET->new(LocalPort => $port, Listen => 1024, ReuseAddr => 1) or die "port $port: $!\n";
while (1) {
    my $client = $door->accept or next;
    my $child = fork;
    if (defined $child && $child == 0) {
        close $door;
        relay($client);
        exit 0;
    }
    close $client;
}

# Ends with the first of the two that closes its side.
sub relay {
    my $client = shift;
    my $memcached = IO::Socket::UNIX->new(Peer => $server) or return;
    my $both = IO::Select->new($client, $memcached);
    while (1) {
        for my $from ($both->can_read) {
            sysread($from, my $data, 65536) or return;
            my ($to, $reply) = $from == $client ? ($memcached, $answer{$data}) : ($client, undef);
            $to = $client if defined $reply;
            send_all($to, defined $reply ? $reply : $data) or return;
        }
    }
}

sub send_all {
    my ($to, $data) = @_;
    my $sent = 0;
    while ($sent < length $data) {
        my $more = syswrite($to, $data, length($data) - $sent, $sent);
        return 0 unless defined $more;
        $sent += $more;
    }
    return 1;
}
