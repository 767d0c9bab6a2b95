"""The same models in PyTorch: GRU encoder and decoder, dot attention as in Luong et al. (2015); a Transformer."""

import torch
from torch import nn
from torch.nn import functional


class Seq2Seq(nn.Module):
    def __init__(self, source_size, target_size, embedding_size, hidden_size, attention=False):
        super().__init__()
        self.source_embedding = nn.Embedding(source_size, embedding_size)
        self.target_embedding = nn.Embedding(target_size, embedding_size)
        self.encoder = nn.GRU(embedding_size, hidden_size, batch_first=True)
        self.decoder = nn.GRU(embedding_size, hidden_size, batch_first=True)
        self.combine = nn.Linear(2 * hidden_size, hidden_size) if attention else None
        self.output = nn.Linear(hidden_size, target_size)

    def forward(self, batch):
        vectors = self.source_embedding(batch.source)
        if batch.padded:
            vectors = nn.utils.rnn.pack_padded_sequence(vectors, batch.lengths, batch_first=True, enforce_sorted=False)
        states, last = self.encoder(vectors)
        if batch.padded:
            states, _ = nn.utils.rnn.pad_packed_sequence(states, batch_first=True)
        output, _ = self.decoder(self.target_embedding(batch.target_in), last)
        if self.combine is not None:
            scores = output @ states.transpose(1, 2)
            weights = scores.masked_fill(batch.hidden_places, float("-inf")).softmax(dim=-1)
            output = torch.tanh(self.combine(torch.cat([output, weights @ states], dim=2)))
        return self.output(output)


class Transformer(nn.Module):
    """One encoder and one decoder layer of torch.nn.Transformer, as `attention_helpers.nn.Transformer` starts out."""

    def __init__(self, source_size, target_size, size, heads, inner_size):
        super().__init__()
        self.source_embedding = nn.Embedding(source_size, size)
        self.target_embedding = nn.Embedding(target_size, size)
        options = {"dropout": 0.0, "norm_first": True, "batch_first": True}
        self.layers = nn.Transformer(size, heads, 1, 1, inner_size, **options)
        self.output = nn.Linear(size, target_size)
        self.scale = size**0.5
        places, pairs = torch.arange(64)[:, None], torch.arange(0, size, 2)
        angle = places * 100.0 ** (-pairs / size)
        self.positions = 2 * torch.stack([angle.sin(), angle.cos()], dim=2).reshape(64, size)

    def forward(self, batch):
        source = self.source_embedding(batch.source) * self.scale + self.positions[: batch.source.shape[1]]
        steps = batch.target_in.shape[1]
        target = self.target_embedding(batch.target_in) * self.scale + self.positions[:steps]
        hidden = torch.ones(steps, steps, dtype=torch.bool).triu(1)
        return self.output(self.layers(source, target, tgt_mask=hidden, tgt_is_causal=True))


class Batch:
    """A batch as tensors; targets at padding are -100, which PyTorch's loss leaves out."""

    def __init__(self, batch):
        self.source = torch.as_tensor(batch.source, dtype=torch.long)
        self.target_in = torch.as_tensor(batch.target_in, dtype=torch.long)
        target = torch.as_tensor(batch.target_out, dtype=torch.long)
        self.target_out = target.masked_fill(~torch.as_tensor(batch.target_mask), -100)
        mask = torch.as_tensor(batch.source_mask)
        self.padded = not bool(mask.all())
        self.lengths = mask.sum(dim=1)
        self.hidden_places = ~mask[:, None, :]


def trainer(model, fused=False):
    """A function that takes one training step of `model` on a `Batch`."""
    torch.set_num_threads(1)
    optimiser = torch.optim.Adam(model.parameters(), lr=1e-3, fused=fused)

    def step(batch):
        optimiser.zero_grad()
        logits = model(batch)
        loss = functional.cross_entropy(logits.reshape(-1, logits.shape[2]), batch.target_out.reshape(-1))
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        return loss.item()

    return step
