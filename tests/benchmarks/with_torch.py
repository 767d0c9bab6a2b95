"""The same models in PyTorch: GRU encoder and decoder, dot attention as in Luong et al. (2015)."""

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


def trainer(source_size, target_size, embedding_size, hidden_size, attention=False, fused=False):
    """A function that takes one training step on a `Batch`, and the model."""
    torch.manual_seed(0)
    torch.set_num_threads(1)
    model = Seq2Seq(source_size, target_size, embedding_size, hidden_size, attention)
    optimiser = torch.optim.Adam(model.parameters(), lr=1e-3, fused=fused)

    def step(batch):
        optimiser.zero_grad()
        logits = model(batch)
        loss = functional.cross_entropy(logits.reshape(-1, logits.shape[2]), batch.target_out.reshape(-1))
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        return loss.item()

    return step, model
